"""A receiver of webhooks: an HTTP server in a process of its own that does what it is told.

As a program: receiver.py PORT FILE PLAN, where PLAN is the statuses of the first answers, "500,302";
then it answers 204. Each request is a line of JSON in FILE.
"""

from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from pathlib import Path
import json
import subprocess
import sys
import time


class Receiver:
    """The process, and the `requests()` it has seen."""

    def __init__(self, folder: Path, *plan: int):
        from instance.processes import free_port

        self.port = free_port()
        self.file = folder / f"received-{self.port}.jsonl"
        self.file.touch()
        self.url = f"http://127.0.0.1:{self.port}/edoc"
        answers = ",".join(map(str, plan))
        command = [sys.executable, __file__, str(self.port), str(self.file), answers]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def requests(self, count=None, seconds=30):
        """What came: dicts of path, headers, body (text); waits until there are `count`."""
        until = time.monotonic() + seconds
        while True:
            lines = self.file.read_text("utf-8").splitlines()
            if count is None or len(lines) >= count or time.monotonic() > until:
                return [json.loads(line) for line in lines]
            time.sleep(0.1)

    def stop(self):
        self.process.kill()
        self.process.wait()


def main(port, file, plan):
    answers = [int(each) for each in plan.split(",") if each]

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            row = {"path": self.path, "headers": dict(self.headers), "body": body.decode("utf-8")}
            with open(file, "a", encoding="utf-8") as lines:
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            status = answers.pop(0) if answers else 204
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"http://127.0.0.1:{port}/elsewhere")
            self.end_headers()

        do_GET = do_POST

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    print("up", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])

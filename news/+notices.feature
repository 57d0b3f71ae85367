A bell, e-mail at once or as a digest, signed webhooks and reminders tell people what waits for them; nothing is lost or doubled by a crash, and a secret letter's subject is never told.

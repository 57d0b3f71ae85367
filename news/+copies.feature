Copies carry the retention stamp of ข้อ 55, the certification of ข้อ 31 with a signature field of its own, and the endorsements on a sheet of their own.

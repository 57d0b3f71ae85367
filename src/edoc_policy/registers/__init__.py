"""ทะเบียน: the books of an agency and the numbers they give (ข้อ 32, 35–49; แบบที่ 13, 14)."""

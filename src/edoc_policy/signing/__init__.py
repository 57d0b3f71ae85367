"""Signing: keys of people, PAdES sealing, validation of any signed PDF.

Plain Python: no request, no database. The door for others:

    provider = DirectoryKeys.from_env()
    key = provider.unlock(userid, passphrase)           # errors.SigningRefused says why not
    certificates.check(key, full_name, config)          # before a number is drawn
    sealed = seal(pdf, field_name="Signature", key=key, config=config)
    report = validate(sealed.pdf, trust=config)         # validate_untrusted for strangers' files
"""

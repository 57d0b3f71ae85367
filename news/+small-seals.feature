A sealed letter weighs less: 57 kB at level B-LT, with object streams, no second copy of metadata and certificates, and no more room for a timestamp than it takes.

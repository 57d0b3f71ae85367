The first clause of a regulation follows the title until it is worded anew; citations follow moved clauses in forms not yet saved too; a citation of what is not there can be submitted with a reason.

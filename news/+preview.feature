The form of every kind of document shows its printed pages while one types, remarks on what does not fit, numbers its rows and proposes what counts on.

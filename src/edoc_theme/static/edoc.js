/* the pages' script comes with the keyboard */

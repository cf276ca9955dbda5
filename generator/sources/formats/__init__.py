"""How producers' file forms are read: text tables, workbooks, outlines. No source knows another."""

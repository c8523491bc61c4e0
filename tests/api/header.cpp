// header.cpp - the public header alone, as strict C++.
#include "sayso.h"

int sayso_header_compiles_as_cpp();
int sayso_header_compiles_as_cpp() { return static_cast<int>(sizeof(sayso_attribution)); }

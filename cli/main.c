#include "sayso.h"
#include <stdio.h>
int main(void) { return puts(sayso_version()) < 0; }

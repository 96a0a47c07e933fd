/** Puts everything together, and has a main. */
@NullMarked
package com.example.desk.program;

import org.jspecify.annotations.NullMarked;

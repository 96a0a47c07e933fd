/** A tracker whose parts are beans, and whose transactions are Spring's. */
@NullMarked
package com.example.springdesk;

import org.jspecify.annotations.NullMarked;

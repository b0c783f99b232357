/** What all tests share, and the tests of the whole. */
@NullMarked
package dev.rekindle;

import org.jspecify.annotations.NullMarked;

/** Tests of the CSV engine and of every table it fills. */
@NullMarked
package dev.rekindle.importing;

import org.jspecify.annotations.NullMarked;

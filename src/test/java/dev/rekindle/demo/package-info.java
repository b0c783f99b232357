/** Tests of the demo data. */
@NullMarked
package dev.rekindle.demo;

import org.jspecify.annotations.NullMarked;

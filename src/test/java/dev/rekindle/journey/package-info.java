/** A few journeys through the running console in a real browser; they also take the README's screenshots. */
@NullMarked
package dev.rekindle.journey;

import org.jspecify.annotations.NullMarked;

/** What {@code ./rekindle bench} measures, each beside its peer in the same run; a benchmark, not a timed test. */
@NullMarked
package dev.rekindle.bench;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of the way from a page to a file. Named here too: on the test's class path this file stands before the other.
 */
@NullMarked
@NamedInterface("ui")
package dev.rekindle.export.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

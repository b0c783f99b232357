/** Tests of the way from a page to a file. */
@NullMarked
package dev.rekindle.export.ui;

import org.jspecify.annotations.NullMarked;

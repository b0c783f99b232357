/** Tests of the first page. */
@NullMarked
package dev.rekindle.demo.ui;

import org.jspecify.annotations.NullMarked;

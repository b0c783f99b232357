/** The first page, where an empty system is filled. */
@NullMarked
package dev.rekindle.demo.ui;

import org.jspecify.annotations.NullMarked;

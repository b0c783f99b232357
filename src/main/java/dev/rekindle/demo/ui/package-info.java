/** What the first page offers while the system is empty. */
@NullMarked
package dev.rekindle.demo.ui;

import org.jspecify.annotations.NullMarked;

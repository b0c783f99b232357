/** The Data page: what is there, bringing more, and what became of it. */
@NullMarked
package dev.rekindle.importing.ui;

import org.jspecify.annotations.NullMarked;

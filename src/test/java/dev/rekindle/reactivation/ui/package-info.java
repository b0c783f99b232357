/** Tests of the Reactivation page. */
@NullMarked
package dev.rekindle.reactivation.ui;

import org.jspecify.annotations.NullMarked;

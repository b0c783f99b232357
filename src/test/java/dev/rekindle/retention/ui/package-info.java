/** Tests of the Cohorts page. */
@NullMarked
package dev.rekindle.retention.ui;

import org.jspecify.annotations.NullMarked;

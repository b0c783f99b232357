/** The Overview, the first page of the day. */
@NullMarked
package dev.rekindle.kpi.ui;

import org.jspecify.annotations.NullMarked;

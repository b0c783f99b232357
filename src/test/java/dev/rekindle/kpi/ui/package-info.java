@NullMarked
package dev.rekindle.kpi.ui;

import org.jspecify.annotations.NullMarked;

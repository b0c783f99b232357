@NullMarked
package dev.rekindle.kpi;

import org.jspecify.annotations.NullMarked;

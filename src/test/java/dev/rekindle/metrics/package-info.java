@NullMarked
package dev.rekindle.metrics;

import org.jspecify.annotations.NullMarked;

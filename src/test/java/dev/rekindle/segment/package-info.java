@NullMarked
package dev.rekindle.segment;

import org.jspecify.annotations.NullMarked;

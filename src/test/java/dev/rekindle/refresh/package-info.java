@NullMarked
package dev.rekindle.refresh;

import org.jspecify.annotations.NullMarked;

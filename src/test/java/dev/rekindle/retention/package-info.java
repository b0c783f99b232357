@NullMarked
package dev.rekindle.retention;

import org.jspecify.annotations.NullMarked;

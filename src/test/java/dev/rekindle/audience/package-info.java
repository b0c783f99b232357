@NullMarked
package dev.rekindle.audience;

import org.jspecify.annotations.NullMarked;

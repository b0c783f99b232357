@NullMarked
package dev.rekindle.recommendation;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.rekindle.reactivation;

import org.jspecify.annotations.NullMarked;

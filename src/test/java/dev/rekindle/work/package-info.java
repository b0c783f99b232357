@NullMarked
package dev.rekindle.work;

import org.jspecify.annotations.NullMarked;

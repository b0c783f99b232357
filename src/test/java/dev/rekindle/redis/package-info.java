@NullMarked
package dev.rekindle.redis;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.rekindle.outbox;

import org.jspecify.annotations.NullMarked;

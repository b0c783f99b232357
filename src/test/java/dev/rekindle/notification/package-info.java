@NullMarked
package dev.rekindle.notification;

import org.jspecify.annotations.NullMarked;

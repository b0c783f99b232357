@NullMarked
package dev.rekindle.notification.ui;

import org.jspecify.annotations.NullMarked;

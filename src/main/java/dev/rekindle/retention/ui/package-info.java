@NullMarked
package dev.rekindle.retention.ui;

import org.jspecify.annotations.NullMarked;

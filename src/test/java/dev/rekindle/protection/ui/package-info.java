@NullMarked
package dev.rekindle.protection.ui;

import org.jspecify.annotations.NullMarked;

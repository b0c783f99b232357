@NullMarked
package dev.rekindle.profile.ui;

import org.jspecify.annotations.NullMarked;

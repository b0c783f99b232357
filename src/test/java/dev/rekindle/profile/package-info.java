@NullMarked
package dev.rekindle.profile;

import org.jspecify.annotations.NullMarked;

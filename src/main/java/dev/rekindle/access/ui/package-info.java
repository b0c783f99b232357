/** The pages of access: sign-in and settings. */
@NullMarked
package dev.rekindle.access.ui;

import org.jspecify.annotations.NullMarked;

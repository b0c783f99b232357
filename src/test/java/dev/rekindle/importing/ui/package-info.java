/** Tests of the Data page. */
@NullMarked
package dev.rekindle.importing.ui;

import org.jspecify.annotations.NullMarked;

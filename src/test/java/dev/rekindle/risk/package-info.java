/** Tests of the churn risk. */
@NullMarked
package dev.rekindle.risk;

import org.jspecify.annotations.NullMarked;

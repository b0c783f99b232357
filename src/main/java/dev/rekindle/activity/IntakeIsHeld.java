package dev.rekindle.activity;

import java.io.Serial;
import org.springframework.dao.PessimisticLockingFailureException;

/** Somebody brings in so many actions at once that all other doors wait; nothing was recorded, later it can be. */
public final class IntakeIsHeld extends PessimisticLockingFailureException {

    @Serial
    private static final long serialVersionUID = 1;

    IntakeIsHeld(Throwable cause) {
        super("An import of actions is running.", cause);
    }
}

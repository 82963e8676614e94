"""German, beyond what Django knows: times as people write them, 14:30, 14.30 and 1430."""

TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M", "%H%M"]

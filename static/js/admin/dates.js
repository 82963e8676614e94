// What somebody types as a date or time stays as it was typed, and the server says what is wrong with
// it. As shipped the picker puts the present moment in its place when the field is left.

"use strict";

jQuery.fn.datetimepicker.defaults.validateOnBlur = false;

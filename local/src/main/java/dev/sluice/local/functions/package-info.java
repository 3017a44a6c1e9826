/**
 * Local functions: a process that answers the Lambda Invoke API and runs what a folder declares, so that an API's functions
 * need no AWS. Not the services that call them, which know an endpoint and nothing more.
 */
@NullMarked
package dev.sluice.local.functions;

import org.jspecify.annotations.NullMarked;

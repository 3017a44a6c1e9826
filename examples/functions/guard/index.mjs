// A TOKEN authorizer: lets in whoever shows the word that its function.json names.
export const handler = async (event) => {
  if (event.authorizationToken !== process.env.WORD) {
    throw new Error('Unauthorized');
  }
  return {
    principalId: 'friend',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: event.methodArn }],
    },
  };
};

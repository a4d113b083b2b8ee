function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

export const config = {
  port: Number(process.env.PORT ?? 4000),
  adminPort: Number(process.env.ADMIN_PORT ?? 4100),
  clientUrl: required('CLIENT_URL'),
  issuer: required('TOKEN_ISSUER'),
  audience: required('TOKEN_AUDIENCE'),
  accessSecret: required('ACCESS_SECRET'),
  refreshSecret: required('REFRESH_SECRET'),
  inviteKeys: {
    current: required('INVITE_KEY_CURRENT'),
    previous: required('INVITE_KEY_PREVIOUS'),
  },
  adminSecret: required('ADMIN_JWT_SECRET'),
  deposits: {
    publicKey: required('DEPOSITS_PUBLIC_KEY'),
  },
  townId: {
    issuer: required('TOWN_ID_ISSUER'),
    clientId: required('TOWN_ID_CLIENT_ID'),
    clientSecret: required('TOWN_ID_CLIENT_SECRET'),
    redirectUrl: required('TOWN_ID_REDIRECT_URL'),
    authorizeUrl: required('TOWN_ID_AUTHORIZE_URL'),
    jwksUrl: required('TOWN_ID_JWKS_URL'),
    tokenUrl: required('TOWN_ID_TOKEN_URL'),
  },
  insurer: {
    issuer: required('INSURER_ISSUER'),
    publicKey: required('INSURER_PUBLIC_KEY'),
  },
};
